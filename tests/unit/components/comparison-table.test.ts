import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { comparisonTable } from '../../../src/components/kit/comparison-table.ts';

const TABLE = `<table><thead><tr><th>Option</th><th><code>v1</code></th><th>v2</th></tr></thead>
<tbody><tr><td><code>-m</code></td><td>a <em>b</em></td><td></td></tr></tbody></table>`;

describe('comparisonTable', () => {
  const table = parse(comparisonTable(TABLE, 'Où <regarder> ?'));

  it('puts the name of its column before each value', () => {
    const labels = table.querySelectorAll('td').map((cell) => cell.getAttribute('data-label'));
    expect(labels).toEqual(['v1', 'v2']);
  });

  it('makes the first cell the header of its row, and keeps what cells hold', () => {
    const header = table.querySelector('tbody th')!;
    expect(header.attributes).toMatchObject({ scope: 'row', role: 'rowheader' });
    expect(header.innerHTML).toBe('<code>-m</code>');
    expect(table.querySelector('td')!.innerHTML).toBe('a <em>b</em>');
  });

  it('says with roles what display would make browsers forget', () => {
    const roles = ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'];
    for (const role of roles) expect(table.querySelector(`[role="${role}"]`)).not.toBeNull();
  });

  it('has its caption first, escaped', () => {
    const caption = table.querySelector('table')!.firstElementChild!;
    expect(caption.tagName).toBe('CAPTION');
    expect(caption.innerHTML).toContain('&lt;regarder&gt;');
    expect(caption.textContent).toBe('Où <regarder> ?');
  });

  it.each([
    ['no table', '<p>texte</p>', 'one table, not 0'],
    ['two tables', TABLE + TABLE, 'one table, not 2'],
    ['no header row', '<table><tbody><tr><td>a</td></tr></tbody></table>', 'header row'],
  ])('refuses %s', (_, html, message) => {
    expect(() => comparisonTable(html, 'Titre')).toThrow(message);
  });
});
