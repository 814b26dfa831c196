import assert from 'node:assert/strict'
import { EvidenceLog } from '../../../../src/core/evidence/evidence-log.ts'
import { SmtpTranscript } from '../../../../src/core/mail/smtp-transcript.ts'
import { fakeHost } from '../../fakes.ts'

describe('SmtpTranscript', () => {
  const transcript = () => new SmtpTranscript(new EvidenceLog(fakeHost().clock), (text) => text)

  it('takes a 235 for a login after AUTH was written, also as the answer to a challenge', () => {
    const session = transcript()
    session.sent('AUTH XOAUTH2 x')
    session.received('334 ')
    session.sent('')
    session.received('235 2.7.0 yes')
    assert.equal(session.authenticated, true)
  })

  it('takes no 235 for one that came before', () => {
    const session = transcript()
    session.sent('EHLO x')
    session.received('235 2.7.0 yes')
    session.sent('AUTH XOAUTH2 x')
    assert.equal(session.authenticated, false)
  })

  for (const reply of ['250 2.0.0 fine', '2350 odd', '535 5.7.3 no']) {
    it(`takes "${reply}" for no login`, () => {
      const session = transcript()
      session.sent('AUTH XOAUTH2 x')
      session.received(reply)
      assert.equal(session.authenticated, false)
    })
  }
})
