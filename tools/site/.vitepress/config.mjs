import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { hsimLanguage } from '../hsim-language.mjs';
import { anchorOf, sideBar } from '../site-pages.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export default defineConfig({
  title: 'hsimc',
  description: 'Synthetic health-care data from a small declarative language',
  srcDir: '.pages',
  outDir: 'dist',
  cleanUrls: false,
  // Reports and grammars that pages link to are files, which build-site.mjs checks with every other link.
  ignoreDeadLinks: [/\.(?!md$)[a-z0-9]+$/],
  markdown: {
    html: true,
    anchor: { slugify: anchorOf },
    languages: [hsimLanguage(`${root}/docs/grammar.ebnf`)],
    languageAlias: { console: 'sh', ebnf: 'txt' },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Getting started', link: '/docs/start/getting-started' },
      { text: 'Documentation', link: '/docs/' },
      { text: 'Language', link: '/docs/language/' },
      { text: 'Tools for assistants', link: '/docs/mcp' },
    ],
    sidebar: sideBar(root),
  },
});
