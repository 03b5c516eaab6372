import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../src/editor/paste';

describe('what is pasted', () => {
  it('keeps headings, paragraphs and emphasis', () => {
    expect(textOfHtml('<h1>La <b>feria</b></h1><p>Con <strong>mucha</strong> <em>gente</em>.</p><p>Y sol.</p>')).toBe(
      '## La feria\n\nCon **mucha** _gente_.\n\nY sol.',
    );
  });
  it('keeps lists in lists, with their numbers', () => {
    expect(textOfHtml('<ul><li>uno<ul><li>dos</li></ul></li><li>tres</li></ul><ol><li>a</li><li>b</li></ol>')).toBe(
      '- uno\n  - dos\n- tres\n\n1. a\n2. b',
    );
  });
  it('keeps tables, with bars in cells told apart', () => {
    expect(textOfHtml('<table><tr><th>Mes</th><th>Kilos</th></tr><tr><td>a|b</td><td>3</td></tr></table>')).toBe(
      '| Mes | Kilos |\n| --- | --- |\n| a\\|b | 3 |',
    );
  });
  it('keeps links that lead somewhere, and quotes', () => {
    expect(
      textOfHtml(
        '<blockquote><p>Dijo <a href="https://a.example/x(1)">esto</a> y <a href="javascript:x">eso</a></p></blockquote>',
      ),
    ).toBe('> Dijo [esto](https://a.example/x%281%29) y eso');
  });
  it('drops styles, scripts and pictures of other places', () => {
    expect(
      textOfHtml(
        '<style>p{}</style><p style="color:red">Hola<img src="https://a.example/p.png"></p><script>x</script>',
      ),
    ).toBe('Hola');
  });
  it('takes what a word processor says by style alone', () => {
    expect(
      textOfHtml(
        '<b style="font-weight:normal"><p><span style="font-weight:700">Fuerte</span> y <span style="font-style:italic">suave</span></p></b>',
      ),
    ).toBe('**Fuerte** y _suave_');
  });
  it('is nothing where there are no words', () => expect(textOfHtml('<p> </p><br>')).toBe(''));
});
