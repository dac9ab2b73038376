import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { pluginSnippets } from './src/snippets/plugin.ts';

export default defineEcConfig({
  plugins: [pluginSnippets()],
  frames: {
    // src/snippets/ copies command by command instead.
    showCopyToClipboardButton: false,
    // A first comment that names a file is part of the file; a title is given in the fence.
    extractFileNameFromCode: false,
  },
  // A tab that is copied must still be one: `<<-` and Go depend on it.
  tabWidth: 0,
});
