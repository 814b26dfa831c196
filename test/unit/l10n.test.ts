import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportedStrings } from '../../scripts/l10n-strings.ts'
import { root } from '../../scripts/paths.ts'

type Strings = Readonly<Record<string, string>>

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const stringsOf = (file: string): Strings => JSON.parse(textOf(file)) as Strings

const german = stringsOf('l10n/bundle.l10n.de.json')
const titles = stringsOf('package.nls.json')
const germanTitles = stringsOf('package.nls.de.json')

/** Words that are the same in both languages. */
const SAME = new Set(['Helpdesk', 'Name', 'Token', 'Exchange', '{0} min', '{0} s'])
/** Forms of address other than "Sie". */
const FAMILIAR = /\b(?:du|dich|dir|dein(?:e[mnrs]?)?|ihr(?= (?:könnt|müsst|habt|seid))|euch|eure?[mnrs]?)\b/iu

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort()
const icons = (text: string): string[] => [...text.matchAll(/\$\([a-z-]+\)/g)].map(([found]) => found)
const links = (text: string): string[] => [...text.matchAll(/\(command:[\w.]+\)/g)].map(([found]) => found)
/** A command's title as a sentence quotes it: the three dots of a command that asks belong to the menu. */
const bare = (title: string): string => title.replace(/\.\.\.$/, '')
/** What of the table does not hold, so that one run shows all of it. */
const wrong = (table: Strings, holds: (key: string, text: string) => boolean): string[] =>
  Object.entries(table).filter(([key, text]) => !holds(key, text)).map(([key, text]) => `${key} → ${text}`)

describe('bundle.l10n.json', () => {
  it('is committed as it is exported', async function () {
    // The export parses every file of src: seconds alone, more on a machine that runs all tests at once.
    this.timeout(120_000)
    const exported = `${JSON.stringify(await exportedStrings(), null, 2)}\n`
    // Compared as a truth, for a difference of hundreds of lines says no more than this sentence.
    assert.ok(textOf('l10n/bundle.l10n.json') === exported, 'l10n/bundle.l10n.json is stale: run npm run l10n')
  })
})

describe('bundle.l10n.de.json', () => {
  it('has the keys of the source, in its order', () => {
    const source = Object.keys(stringsOf('l10n/bundle.l10n.json'))
    const found = Object.keys(german)
    assert.deepEqual({ untranslated: source.filter((key) => !(key in german)), leftOver: found.filter((key) => !source.includes(key)) }, { untranslated: [], leftOver: [] })
    assert.deepEqual(found, source)
  })

  it('keeps every placeholder and every icon', () => {
    assert.deepEqual(wrong(german, (key, text) => placeholders(text).join() === placeholders(key).join() && icons(text).join() === icons(key).join()), [])
  })

  it('leaves no text in English', () => {
    assert.deepEqual(wrong(german, (key, text) => text.trim() !== '' && (text !== key || SAME.has(key))), [])
  })

  it('says "Sie"', () => {
    assert.deepEqual(wrong(german, (_, text) => !FAMILIAR.test(text)), [])
  })

  it('quotes as German does', () => {
    assert.deepEqual(wrong(german, (_, text) => !/["”]/.test(text) && text.split('„').length === text.split('“').length), [])
  })

  it('names a command as the menus do', () => {
    const commands = Object.entries(titles).filter(([key]) => key.startsWith('command.')).map(([key, title]) => [bare(title), bare(germanTitles[key] ?? '')] as const)
    const names = (key: string, text: string): boolean =>
      commands.every(([title, germanTitle]) => (key === title ? text === germanTitle : !key.includes(`"${title}"`) || text.includes(`„${germanTitle}“`)))
    assert.deepEqual(wrong(german, names), [])
  })
})

describe('package.nls.json', () => {
  const used = [...textOf('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key)

  it('has each text that package.json asks for, and no other', () => {
    assert.deepEqual([...new Set(used)].sort(), Object.keys(titles).sort())
  })

  it('has the keys of package.nls.de.json', () => {
    assert.deepEqual(Object.keys(germanTitles).sort(), Object.keys(titles).sort())
  })

  it('is translated whole, with the same links, saying "Sie"', () => {
    const holds = (key: string, text: string): boolean => text !== titles[key] && links(text).join() === links(titles[key] ?? '').join() && !FAMILIAR.test(text)
    assert.deepEqual(wrong(germanTitles, holds), [])
  })
})
