import assert from 'node:assert/strict'
import type { Report } from '../../../../src/core/reports/report.ts'
import { renderTable } from '../../../../src/core/reports/table.ts'

const report: Report = {
  profile: 'p',
  startedAt: '2026-11-25T01:00:00.000Z',
  durationMs: 10,
  results: [
    { check: 'entra.client', status: 'pass', summary: 'Entra ID issued an access token.', durationMs: 1, evidence: [] },
    {
      check: 'exchange.imap',
      mailbox: 'support@practice.example',
      status: 'fail',
      summary: 'The server answered: \u001b[31mNO\u202e',
      durationMs: 1,
      evidence: [],
      problem: { id: 'exchange.not-connected', title: 'No permission', cause: 'Because.', remedy: ['First.', 'Then.'], certainty: 'likely' },
    },
  ],
}

describe('renderTable', () => {
  it('has a line a result: status, check, mailbox, summary', () => {
    assert.deepEqual(renderTable(report).split('\n')[0]?.split(/\s+/).slice(0, 3), ['pass', 'entra.client', '-'])
  })

  it('sets problem, cause and each remedy on lines of their own below a failed result', () => {
    assert.deepEqual(renderTable(report).split('\n').slice(2).map((line) => line.trim()), ['exchange.not-connected: No permission', 'Because.', 'First.', 'Then.', ''])
  })

  it('shows control and direction characters instead of obeying them', () => {
    assert.match(renderTable(report), /\\u\{1b\}\[31mNO\\u\{202e\}/)
    assert.doesNotMatch(renderTable(report), /[\u001b\u202e]/)
  })
})
