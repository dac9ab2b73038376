import { mdxToJs, markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { frenchSpaces, frenchSpacesPlugin } from '../../../src/markdown/french-spaces.ts';

/** Shows U+00A0 as `_`, so that what is expected can be read. */
const shown = (text: string) => frenchSpaces(text).replaceAll('\u00A0', '_');

describe('frenchSpaces', () => {
  it.each([
    ['Titre : suite', 'Titre_: suite'],
    ['oui ; non', 'oui_; non'],
    ['Vraiment ?', 'Vraiment_?'],
    ['Vraiment ?!', 'Vraiment_?!'],
    ['Non !', 'Non_!'],
    ['« mot »', '«_mot_»'],
    ['« fin. » ; suite', '«_fin._»_; suite'],
    ['(pourquoi ?)', '(pourquoi_?)'],
    ['mot\n» suite', 'mot_» suite'],
    ['fine\u202F: espace', 'fine_: espace'],
    ['déjà\u00A0: là', 'déjà_: là'],
    [' : après du code', '_: après du code'],
    ['ouvre « ', 'ouvre «_'],
    ['64 Mo, 2 Gio et 512 o', '64_Mo, 2_Gio et 512_o'],
    ['50 % en 3 s ou 20 ms, 5 min, 2 h', '50_% en 3_s ou 20_ms, 5_min, 2_h'],
    ['12 €, 3 GHz, 100 Mbit/s', '12_€, 3_GHz, 100_Mbit/s'],
  ])('%j → %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    'à 10:30',
    'le lecteur C: et http://localhost:8080/',
    'std::vector et ::1',
    'écoute sur ::1',
    'le tag :latest',
    'a != b',
    'debian:13-slim',
    'les 3 se suivent',
    'les 3 s’affichent',
    'en 2 mots, 4 hôtes et 5 minutes',
    'un mot  suivi de deux espaces',
  ])('leaves %j alone', (text) => {
    expect(frenchSpaces(text)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const once = frenchSpaces('« Quoi ? » : 64 Mo !');
    expect(frenchSpaces(once)).toBe(once);
  });
});

describe('frenchSpacesPlugin', () => {
  const options = { mdastPlugins: [frenchSpacesPlugin()], features: { directive: true } };

  it('works around inline code and never in it', async () => {
    const { html } = await markdownToHtml('Lire `a : b` : « `c ?` » !', options);
    expect(html).toContain('<code>a : b</code>\u00A0: «\u00A0<code>c ?</code>\u00A0»\u00A0!');
  });

  it('leaves blocks of code and addresses alone', async () => {
    const { html } = await markdownToHtml(
      '```sh\necho "a : b" ; ls\n```\n\n<https://docs.docker.com/?a=b>',
      options,
    );
    expect(html).not.toContain('\u00A0');
    expect(html).toContain('href="https://docs.docker.com/?a=b"');
  });

  it('works inside the children of MDX components', async () => {
    const { code } = await mdxToJs(
      '<Hint>\n\nVraiment ?\n\n</Hint>\n\nUn <Dated on="x">fait : vrai</Dated>',
      options,
    );
    expect(code).toContain('"Vraiment\\xA0?"');
    expect(code).toContain('"fait\\xA0: vrai"');
  });
});
