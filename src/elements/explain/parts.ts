/** All that a page fetches when the first explanation is asked for. */
export { showExplanation } from './explainer.ts';
export { togglePanel } from './panel.ts';
export { explainPoint } from './popover.ts';
export { sharedText } from './share.ts';
