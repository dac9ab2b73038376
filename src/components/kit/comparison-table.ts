import { parse, type HTMLElement } from 'node-html-parser';

/**
 * Prepares a rendered table for narrow screens, where CSS turns each row into a card: the name of
 * the column before each value, the caption, and explicit roles, since browsers stop announcing a
 * table whose `display` has changed. The first cell of each row becomes its header.
 * @throws Error when the HTML does not hold exactly one table, with a header row.
 */
export function comparisonTable(html: string, caption: string): string {
  const root = parse(html);
  const tables = root.querySelectorAll('table');
  const [table] = tables;
  if (!table || tables.length > 1) {
    throw new Error(`ComparisonTable « ${caption} » must hold one table, not ${tables.length}.`);
  }
  const columns = table.querySelectorAll('thead th').map((cell) => cell.textContent.trim());
  if (columns.length === 0) throw new Error(`ComparisonTable « ${caption} » needs a header row.`);

  table.setAttribute('role', 'table');
  setRole(table, 'thead, tbody', 'rowgroup');
  setRole(table, 'tr', 'row');
  for (const cell of table.querySelectorAll('thead th')) {
    cell.setAttributes({ ...cell.attributes, role: 'columnheader', scope: 'col' });
  }
  for (const row of table.querySelectorAll('tbody tr')) labelCells(row, columns);
  table.insertAdjacentHTML('afterbegin', '<caption></caption>');
  table.querySelector('caption')!.textContent = caption;
  return table.outerHTML;
}

function labelCells(row: HTMLElement, columns: string[]): void {
  for (const [index, cell] of row.querySelectorAll('td').entries()) {
    if (index === 0) {
      cell.tagName = 'TH';
      cell.setAttributes({ ...cell.attributes, role: 'rowheader', scope: 'row' });
    } else {
      const label = columns[index] ?? '';
      cell.setAttributes({ ...cell.attributes, role: 'cell', 'data-label': label });
    }
  }
}

function setRole(table: HTMLElement, selector: string, role: string): void {
  for (const part of table.querySelectorAll(selector)) part.setAttribute('role', role);
}
