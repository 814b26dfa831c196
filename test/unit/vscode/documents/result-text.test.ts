import assert from 'node:assert/strict'
import { resultText } from '../../../../src/vscode/documents/result-text.ts'
import { kept, MAILBOX, NOT_CONNECTED } from '../tree/sample-view.ts'

describe('resultText', () => {
  it('gives cause, each remedy and the evidence', () => {
    const text = resultText(kept('exchange.imap', 'fail', { mailbox: MAILBOX, problem: NOT_CONNECTED, evidence: [{ kind: 'imap', at: 'now', stage: 'open', reply: 'A2 BAD' }] }))
    assert.match(text, /^# No permission on the mailbox\n/)
    assert.match(text, /## Cause\n\nExchange knows/)
    assert.match(text, /1\. Run the script\\\.\n2\. Wait/)
    assert.match(text, /"reply":"A2 BAD"/)
  })

  it('lets nothing from outside become Markdown or end the block of evidence', () => {
    const hostile = '[x](command:evil) <img src=x> ```\n# h'
    const text = resultText(kept('exchange.imap', 'fail', { summary: hostile, evidence: [{ kind: 'imap', at: 'now', stage: 'open', reply: '```\n# h\n' }] }))
    assert.doesNotMatch(text, /(?<!\\)\]\(command/)
    assert.doesNotMatch(text, /(?<!\\)<img/)
    assert.equal(text.split('\n').filter((line) => line.startsWith('```')).length, 2)
    assert.equal(text.split('\n').filter((line) => line.startsWith('# h')).length, 0)
  })
})
