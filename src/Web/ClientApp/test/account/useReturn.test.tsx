import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { type Return, returnOf, useReturn } from '../../src/account/useReturn';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

function shown(): Return {
  let returned = returnOf('http://localhost/');
  const Page = () => {
    returned = useReturn();
    return <p />;
  };
  render(<Page />);
  return returned;
}

it('says from where somebody comes, once, and leaves the rest of the address', () => {
  history.replaceState(null, '', '/app/entrar?a=%2Fapp%2Fgrupos&con=univalle#x');
  expect(shown()).toEqual({ provider: 'univalle' });
  expect(location.pathname + location.search + location.hash).toBe('/app/entrar?a=%2Fapp%2Fgrupos#x');
  expect(shown()).toEqual({});
});

it('says in own words why nobody comes, whatever the address says', () => {
  expect(returnOf('http://localhost/app/entrar?aviso=oidc_cancelled').problem).toBe('refusal.oidc_cancelled');
  expect(returnOf('http://localhost/app/entrar?aviso=too_many_requests').problem).toBe('refusal.too_many_requests');
  expect(returnOf('http://localhost/app/entrar?aviso=<b>Call us</b>').problem).toBe('refusal.oidc_failed');
});
