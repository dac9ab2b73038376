import styles from './explain.css?inline';

/** The page takes the style of explanations once: fetched with the script that draws them. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);
