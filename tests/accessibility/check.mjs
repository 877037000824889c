// Looks at web pages as people with other ways of reading do: on screens of three widths, in the dark,
// on paper, and with wide spacing. Prints what is wrong with each; exits with 1 when anything is.
//
//     node check.mjs PAGE.html…

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import puppeteer from 'puppeteer-core'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
// WCAG 2.2 at levels A and AA, and what axe-core counts as good practice.
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const VIEWS = [
  { name: 'wide', width: 1280 },
  { name: 'wide, dark', width: 1280, scheme: 'dark' },
  { name: 'tablet', width: 768 },
  { name: 'telephone', width: 320 },
  { name: 'telephone, dark', width: 320, scheme: 'dark' },
  { name: 'telephone, wide spacing', width: 320, spacing: true },
  { name: 'print', width: 1100, media: 'print' },
]
// What a reader may set for text without losing any of it (WCAG 1.4.12).
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'

/** Shows the page in one way; returns what is wrong with it, and how many rules it passed. */
async function look(browser, file, view) {
  const page = await browser.newPage()
  const wrong = []
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href && !request.url().startsWith('data:')) wrong.push(`fetches ${request.url()}`)
  })
  page.on('pageerror', (error) => wrong.push(`fails: ${error.message}`))
  await page.setViewport({ width: view.width, height: 900 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme ?? 'light' }])
  await page.emulateMediaType(view.media ?? 'screen')
  await page.goto(pathToFileURL(file).href)
  if (view.spacing) await page.addStyleTag({ content: SPACING })
  const broad = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth)
  if (broad > 0) wrong.push(`is ${broad} pixels broader than the screen`)
  await page.evaluate(axe.source)
  const result = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), RULES)
  const said = (kind) => ({ id, help, nodes }) => `${kind}: ${id}: ${help}: ${nodes.map((node) => node.target).join(' ')}`
  wrong.push(...result.violations.map(said('violation')))
  await page.close()
  return { wrong, passed: result.passes.length, unsure: result.incomplete.map(said('cannot tell')) }
}

const executablePath = BROWSERS.find((path) => existsSync(path))
if (!executablePath) throw new Error(`none of ${BROWSERS.join(', ')} is there`)
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] })
let bad = 0
for (const file of process.argv.slice(2).map((name) => resolve(name))) {
  for (const view of VIEWS) {
    const { wrong, passed, unsure } = await look(browser, file, view)
    console.log(`${file}, ${view.name}: ${wrong.length} violations, ${passed} rules passed, ${unsure.length} undecided`)
    for (const line of [...wrong, ...unsure]) console.log(`  ${line}`)
    bad += wrong.length
  }
}
await browser.close()
console.log(`${bad} violations in all`)
process.exitCode = bad > 0 ? 1 : 0
