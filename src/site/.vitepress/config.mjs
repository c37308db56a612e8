// The site is made of the documents as they are: docs/, the READMEs of server-config/, CHANGELOG.md and SECURITY.md.
// docs/index.md is the only list of pages; the side bar is read from it.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const here = dirname(fileURLToPath(import.meta.url))
const repository = resolve(here, '../../..')
const read = path => readFileSync(join(repository, path), 'utf8')

// Where a document is on the site; names must differ by more than case.
const place = path =>
  path.replace(/^docs\//, '').replace(/README\.md$/, 'index.md')
    .replace(/^SECURITY\.md$/, 'reporting.md').replace(/^CHANGELOG\.md$/, 'changelog.md')
const pages = /^(docs\/.*|server-config\/.*|CHANGELOG|SECURITY)\.md$/
const address = path => '/' + place(path).replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')

// Anchors are GitHub's, so that a link holds in both places; DocumentLinksTest knows the same rule.
const slugify = heading =>
  heading.trim().toLowerCase().replace(/<[^>]*>/g, '').replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replace(/ /g, '-')

// A directory stands for the documents in it, by the names of their files.
const isDirectory = path => existsSync(join(repository, path)) && statSync(join(repository, path)).isDirectory()
const documentsIn = path =>
  readdirSync(join(repository, path)).filter(name => name.endsWith('.md')).sort().map(name => posix.join(path, name))
const title = path => /^# (.+)/m.exec(read(path))[1].replace(/`/g, '')

// "## Section", then "- [title](page.md): what for"; "- [title](directory/)" for all that is in it
function sidebar() {
  const sections = []
  for (const line of read('docs/index.md').split('\n')) {
    const section = /^## (.+)/.exec(line)
    const item = /^- \[([^\]]+)\]\(([^)]+)\)/.exec(line)
    if (section) sections.push({ text: section[1], collapsed: false, items: [] })
    else if (item && sections.length) {
      const [path, anchor] = item[2].split('#')
      const target = posix.normalize(posix.join('docs', path))
      if (isDirectory(target)) {
        const items = documentsIn(target).map(one => ({ text: title(one), link: address(one) }))
        sections.at(-1).items.push({ text: item[1], collapsed: true, items })
      } else if (pages.test(target)) {
        sections.at(-1).items.push({ text: item[1], link: address(target) + (anchor ? '#' + anchor : '') })
      }
    }
  }
  return sections
}

// Links to pages become the site's; one to another file leads to a copy of it, and one to other directories is text.
const copied = new Set()
function links(md) {
  md.core.ruler.push('links', state => {
    const from = posix.relative(repository, dirname(state.env.realPath ?? state.env.path))
    for (const { children } of state.tokens.filter(one => one.type === 'inline')) {
      children.forEach((token, i) => {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (!href || /^([a-z]+:|#|\/)/.test(href)) return
        const [path, anchor] = href.split('#')
        const named = posix.normalize(posix.join(from, decodeURI(path)))
        const target = isDirectory(named) ? documentsIn(named)[0] : named
        if (!target) {
          for (const end of [token, children.slice(i).find(one => one.type === 'link_close')]) end.tag = 'span'
          token.attrs = null
        } else if (pages.test(target)) {
          token.attrSet('href', address(target) + (anchor ? '#' + anchor : ''))
        } else if (target === 'README.md') {
          token.attrSet('href', '/')
        } else {
          copied.add(target)
          token.attrSet('href', '/files/' + target + (extname(target) ? '' : '.txt'))
          token.attrSet('target', '_blank')
        }
      })
    }
  })
}

// <!-- table of: path.properties --> becomes a table of its keys and words.
function tables(md) {
  md.core.ruler.before('normalize', 'tables', state => {
    state.src = state.src.replace(/<!-- table of: (\S+) -->/g, (marker, path) =>
      '| code | words |\n|---|---|\n' + read(path).split('\n')
        .map(line => /^([\w.]+) = (.*)/.exec(line)).filter(Boolean)
        .map(([, key, words]) => `| \`${key}\` | ${words.replace(/\|/g, '\\|').replace(/[<>{}]/g, c => `&#${c.charCodeAt(0)};`)} |`)
        .join('\n'))
  })
}

export default defineConfig({
  title: 'Peakon JIT Proxy',
  description: 'SAML sign-on to Peakon with accounts made just in time and licences counted exactly',
  srcDir: repository,
  srcExclude: ['README.md', 'target/**', 'src/**', 'webapp/**', '**/node_modules/**'],
  outDir: join(repository, 'target/site'),
  cacheDir: join(repository, 'target/site-cache'),
  base: process.env.SITE_BASE ?? '/',
  rewrites: page => place(page),
  lastUpdated: false,
  // The documents lie outside this directory, so they would not find what stands in its node_modules.
  vite: {
    plugins: [{
      name: 'vue-of-this-directory',
      enforce: 'pre',
      resolveId(source, importer) {
        return /^vue(\/|$)/.test(source) && importer?.includes('.md')
          ? this.resolve(source, join(here, 'config.mjs'), { skipSelf: true }) : null
      },
    }],
  },
  markdown: { anchor: { slugify }, config: md => { tables(md); links(md) } },
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    sidebar: sidebar(),
    nav: [{ text: 'Tutorial', link: '/tutorial.html' }, { text: 'Settings', link: '/settings.html' }, { text: 'API', link: '/api.html' }],
    docFooter: { prev: 'Before', next: 'Next' },
  },
  buildEnd(site) {
    for (const path of copied) {
      const target = join(site.outDir, 'files', path + (extname(path) ? '' : '.txt'))
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(join(repository, path), target)
    }
  },
})
