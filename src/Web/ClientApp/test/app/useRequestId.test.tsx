import { renderHook } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useRequestId } from '../../src/app/useRequestId';

it('is the same request on every try, and another one with another body', () => {
  const { result, rerender } = renderHook(() => useRequestId());
  const first = result.current({ title: 'a' });
  rerender();
  expect(result.current({ title: 'a' })).toBe(first);
  expect(result.current({ title: 'b' })).not.toBe(first);
});
