import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Menu } from '../../src/ui/Menu';

afterEach(cleanup);

it.each(['focus', 'pointerDown', 'click'] as const)('makes its acts once somebody comes near: %s', (event) => {
  const page = render(
    <Menu label="Más">
      <button type="button">Borrar</button>
    </Menu>,
  );
  expect(page.queryByText('Borrar')).toBeNull();
  act(() => void fireEvent[event](page.getByLabelText('Más')));
  expect(page.queryByText('Borrar')).not.toBeNull();
});
