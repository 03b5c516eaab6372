import { renderHook } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useRequestId } from '../../src/app/useRequestId';

it('is the same request until it is done, and another one with another body', () => {
  const { result, rerender } = renderHook(() => useRequestId());
  const first = result.current.idOf({ title: 'a' });
  rerender();
  expect(result.current.idOf({ title: 'a' })).toBe(first);
  const other = result.current.idOf({ title: 'b' });
  expect(other).not.toBe(first);
  result.current.done();
  expect(result.current.idOf({ title: 'b' })).not.toBe(other);
});
