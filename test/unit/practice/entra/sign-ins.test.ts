import assert from 'node:assert/strict'
import { SignIns, type BrowserSession } from '../../../../src/practice/entra/sign-ins.ts'

const session = (upn: string): BrowserSession => ({ upn, signedInAtMs: 0, secondFactor: false, revocations: 0 })

describe('SignIns', () => {
  it('holds a limited number of each thing, and lets the oldest go', () => {
    const { sessions } = new SignIns()
    const keys = Array.from({ length: 300 }, (_, index) => sessions.add(session(String(index))))
    assert.equal(keys.filter((key) => sessions.get(key) !== undefined).length, 200)
    assert.equal(sessions.get(keys[0]), undefined)
    assert.equal(sessions.get(keys[299])?.upn, '299')
  })

  it('gives keys that differ, and finds nothing under none', () => {
    const { codes, sessions } = new SignIns()
    assert.notEqual(sessions.add(session('a')), sessions.add(session('a')))
    for (const key of ['', null, undefined, '__proto__']) assert.equal(codes.get(key), undefined)
  })

  it('does not bring back what it has let go', () => {
    const { sessions } = new SignIns()
    const key = sessions.add(session('a'))
    sessions.replace(key, session('b'))
    assert.equal(sessions.get(key)?.upn, 'b')
    sessions.delete(key)
    sessions.replace(key, session('c'))
    assert.equal(sessions.get(key), undefined)
  })

  it('keeps the consent of one user for one application, and counts revocations', () => {
    const signIns = new SignIns()
    signIns.consent('a', 'app', ['SMTP.Send'])
    signIns.consent('a', 'app', ['User.Read'])
    assert.deepEqual([...signIns.consentOf('a', 'app')], ['SMTP.Send', 'User.Read'])
    assert.equal(signIns.consentOf('b', 'app').size + signIns.consentOf('a', 'other').size, 0)
    signIns.revoke('a')
    assert.deepEqual([signIns.revocationsOf('a'), signIns.revocationsOf('b')], [1, 0])
    const key = signIns.sessions.add(session('a'))
    signIns.reset()
    assert.deepEqual([signIns.consentOf('a', 'app').size, signIns.revocationsOf('a'), signIns.sessions.get(key)], [0, 0, undefined])
  })
})
