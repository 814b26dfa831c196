import assert from 'node:assert/strict'
import { SETUP_STEPS } from '../../../../src/practice/faults/fault.ts'
import { FAULTS } from '../../../../src/practice/faults/registry.ts'
import { FAULT_GROUPS, holds } from '../../../../src/vscode/practice/fault-groups.ts'
import type { PracticeState } from '../../../../src/vscode/practice/running-practice.ts'
import { durationWords, stateWords, switchRows } from '../../../../src/vscode/practice/switch-rows.ts'
import type { TreeRow } from '../../../../src/vscode/tree/tree-row.ts'

const stateWith = (...on: readonly string[]): PracticeState => ({
  faults: FAULTS.map(({ id, step, label, sentence }) => ({ id, step, label: label(), sentence: sentence(), on: on.includes(id) })),
  delayMs: 0,
  answeredNumber: undefined,
})

const groupOf = (rows: readonly TreeRow[], label: string): TreeRow => {
  const row = rows.find(({ content }) => content.label === label)
  assert.ok(row, label)
  return row
}

describe('switchRows', () => {
  it('has a switch for each fault, once, grouped as the steps of the setup and sorted as the registry', () => {
    const rows = switchRows(stateWith())
    assert.deepEqual(rows.map(({ content }) => content.label), ['Requirements', 'Application', 'Credentials', 'Permissions', 'Exchange', 'Helpdesk', 'Proof'])
    for (const row of rows) {
      const places = row.children.map(({ content }) => FAULTS.findIndex(({ id }) => id === content.switch?.faultId))
      assert.deepEqual(places, [...places].sort((a, b) => a - b), row.content.label)
    }
    assert.deepEqual(rows.flatMap(({ children }) => children.map(({ content }) => content.switch?.faultId)).sort(), FAULTS.map(({ id }) => id).sort())
  })

  it('puts each step into one group', () => {
    for (const step of [...SETUP_STEPS, 'P3', 'A1', 'A2', 'C4']) assert.equal(FAULT_GROUPS.filter((group) => holds(group, step)).length, 1, step)
    assert.deepEqual(SETUP_STEPS.filter((step) => FAULT_GROUPS.at(-1) && holds(FAULT_GROUPS.at(-1)!, step)), ['N1'])
  })

  it('says on a group how much in it is broken, in words and by its icon', () => {
    const rows = switchRows(stateWith('exchange.not-connected', 'exchange.principal-missing'))
    const { content } = groupOf(rows, 'Exchange')
    assert.equal(content.description, '2 broken')
    assert.equal(content.icon?.color, 'testing.iconFailed')
    assert.equal(content.spoken, 'Exchange, 2 broken')
    const healthy = groupOf(rows, 'Permissions').content
    assert.deepEqual([healthy.description, healthy.icon?.color, healthy.spoken], [undefined, undefined, 'Permissions, all in order'])
    assert.ok(rows.every((row) => row.content.switch === undefined), 'a group is no switch')
  })

  it('shows a fault by its label and id, and the whole sentence in the tooltip', () => {
    const rows = groupOf(switchRows(stateWith('exchange.not-connected')), 'Exchange').children
    const { content } = rows.find((row) => row.content.switch?.faultId === 'exchange.not-connected')!
    assert.equal(content.label, 'No mailbox permission')
    assert.equal(content.description, 'exchange.not-connected')
    assert.match(content.tooltip ?? '', /FullAccess.*\.\n\nexchange\.not-connected$/)
    assert.equal(content.spoken, 'No mailbox permission, broken')
    assert.deepEqual(content.switch, { faultId: 'exchange.not-connected', isOn: true })
    assert.equal(content.onClick, 'setPracticeFault')
  })

  it('names the number that Entra was told to answer with', () => {
    const rows = groupOf(switchRows({ ...stateWith('entra.other'), answeredNumber: 50196 }), 'Proof').children
    const { content } = rows.find((row) => row.content.switch?.faultId === 'entra.other')!
    assert.equal(content.description, 'AADSTS50196')
    assert.match(content.spoken ?? '', /AADSTS50196, broken/)
  })

  it('leaves out a group without a fault, and gives each row an id of its own', () => {
    const rows = switchRows({ ...stateWith(), faults: stateWith().faults.filter(({ step }) => step === 'X2') })
    assert.deepEqual(rows.map(({ content }) => content.label), ['Permissions'])
    const ids = switchRows(stateWith()).flatMap((row) => [row, ...row.children]).map(({ content }) => content.id)
    assert.equal(new Set(ids).size, ids.length)
  })
})

describe('stateWords', () => {
  it('is empty where all is right, else says how much is broken and how long a change takes', () => {
    assert.equal(stateWords(stateWith()), '')
    assert.equal(stateWords({ ...stateWith('entra.throttled'), delayMs: 120_000 }), '1 broken · delay 2 min')
  })

  for (const [ms, words] of [[10_000, '10 s'], [60_000, '1 min'], [90_000, '90 s'], [120_000, '2 min']] as const) {
    it(`says ${words} for ${ms} ms`, () => assert.equal(durationWords(ms), words))
  }
})
