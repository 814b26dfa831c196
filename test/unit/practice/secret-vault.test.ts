import assert from 'node:assert/strict'
import { SecretVault } from '../../../src/practice/secret-vault.ts'

describe('SecretVault', () => {
  it('issues secrets of the form that Entra gives them', () => {
    const { value, hint, keyId } = new SecretVault().issue()
    assert.match(value, /^[A-Za-z0-9]{3}8Q~[A-Za-z0-9._~-]{34}$/)
    assert.equal(hint, value.slice(0, 3))
    assert.match(keyId, /^[0-9a-f-]{36}$/)
  })

  it('finds a value only among the key ids it is asked about', () => {
    const vault = new SecretVault()
    const one = vault.issue()
    const other = vault.issue()
    assert.equal(vault.keyIdOf(one.value, [other.keyId, one.keyId]), one.keyId)
    assert.equal(vault.keyIdOf(one.value, [other.keyId]), undefined)
    assert.equal(vault.keyIdOf('', ['unknown']), undefined)
    assert.equal(vault.keyIdOf(one.keyId, [one.keyId]), undefined)
  })
})
