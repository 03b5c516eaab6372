import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import { render } from 'preact';
import { App } from './app/App';
import { afterFirstContent, showKeptFont } from './app/later';
import { start } from './app/session';
import { showLastTheme } from './app/theme';
import { firstLanguage, speak } from './i18n';
import { speakOfFields } from './ui/validity';

// Phones whose browser is older than menus of the browser's own learn them.
if (!('showPopover' in HTMLElement.prototype)) void import('./older/popovers').then((older) => older.teachPopovers());
speakOfFields();
showLastTheme();
showKeptFont();
const started = start();
await speak(firstLanguage());
render(<App />, document.getElementById('app') ?? document.body);
await started;
afterFirstContent();
