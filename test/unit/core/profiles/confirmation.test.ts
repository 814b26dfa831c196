import assert from 'node:assert/strict'
import { isDoubtfulHelpdeskHost, needsConfirmation } from '../../../../src/core/profiles/confirmation.ts'
import { sampleOwnCloud, sampleProfile } from './sample-profile.ts'

describe('isDoubtfulHelpdeskHost', () => {
  for (const host of ['helpdesk.contoso.com', 'localhost', '10.1.2.3', '172.31.0.1', '192.168.1.1', '127.0.0.1', '::1', 'fd12::1']) {
    it(`does not doubt ${host}`, () => assert.equal(isDoubtfulHelpdeskHost(host), false))
  }
  for (const host of ['8.8.8.8', '169.254.169.254', '172.32.0.1', '100.100.100.200', '2001:db8::1', 'fe80::1', 'fd00:ec2::254', '::ffff:169.254.169.254', '0.0.0.0', 'Metadata.Google.Internal', 'metadata.google.internal.']) {
    it(`doubts ${host}`, () => assert.equal(isDoubtfulHelpdeskHost(host), true))
  }
})

describe('needsConfirmation', () => {
  it('asks nothing for a cloud of Microsoft and a named helpdesk', () => {
    assert.deepEqual(needsConfirmation(sampleProfile({ helpdesk: { product: 'znuny', url: 'https://helpdesk.contoso.com/' } })), { hosts: [], reasons: [] })
  })

  it('names each host once, without port', () => {
    const profile = sampleProfile({ cloud: sampleOwnCloud, helpdesk: { product: 'znuny', url: 'https://[2001:db8::1]:8443/', redirectUri: 'https://8.8.8.8/cb' } })
    assert.deepEqual(needsConfirmation(profile).hosts, ['login.practice.example', 'mail.practice.example', '2001:db8::1', '8.8.8.8'])
  })
})
