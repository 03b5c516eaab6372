import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import { render } from 'preact';
import { App } from './app/App';
import { showFirstLook } from './app/look';
import { afterFirstContent, showKeptFont } from './app/later';
import { start } from './app/session';
import { showLastTheme } from './app/theme';
import { firstLanguage, speak } from './i18n';

/** Milliseconds for which a blank page is better than one that changes right away. */
const Soon = 400;

// Phones whose browser is older than menus of the browser's own learn them.
if (!('showPopover' in HTMLElement.prototype)) void import('./older/popovers').then((older) => older.teachPopovers());
showLastTheme();
showFirstLook();
showKeptFont();
const started = start();
// What is kept, or an answer that is nearly here, is shown at once, without a skeleton before it.
await Promise.all([
  speak(firstLanguage()),
  Promise.race([started.catch(() => {}), new Promise((soon) => setTimeout(soon, Soon))]),
]);
render(<App />, document.getElementById('app') ?? document.body);
await started;
await afterFirstContent();
