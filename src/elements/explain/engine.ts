/** All that a page fetches when the first explanation is asked for. */
export { explainPoint } from './popover.ts';
export { togglePanel } from './panel.ts';
export { showExplanation } from './explainer.ts';
export { sharedText } from './share.ts';
