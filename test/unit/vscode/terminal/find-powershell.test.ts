import assert from 'node:assert/strict'
import { findPowerShell, type Machine } from '../../../../src/vscode/terminal/find-powershell.ts'

const machine = (platform: NodeJS.Platform, env: Record<string, string>, ...files: readonly string[]): Machine => ({
  platform, env, isExecutable: (path) => files.includes(path),
})

describe('findPowerShell', () => {
  it('takes the first on the PATH, whose folder goes into the terminal', () => {
    const found = findPowerShell(undefined, machine('linux', { PATH: '/a:/b:/c' }, '/b/pwsh', '/c/pwsh'))
    assert.deepEqual(found, { path: '/b/pwsh', folder: '/b', name: 'pwsh' })
  })

  it('passes over relative entries of the PATH, which mean whatever folder is current', () => {
    assert.equal(findPowerShell(undefined, machine('linux', { PATH: '.::bin' }, 'pwsh', 'bin/pwsh', './pwsh')), undefined)
  })

  it('looks where installers put it when a desktop program has a short PATH', () => {
    assert.equal(findPowerShell(undefined, machine('darwin', { PATH: '/usr/bin' }, '/opt/homebrew/bin/pwsh'))?.folder, '/opt/homebrew/bin')
  })

  it('takes the setting before the PATH, and nothing else where it names none', () => {
    const here = machine('linux', { PATH: '/a' }, '/a/pwsh', '/own/pwsh', '/bin/sh')
    assert.equal(findPowerShell('/own/pwsh', here)?.path, '/own/pwsh')
    assert.equal(findPowerShell('/gone/pwsh', here), undefined)
    assert.equal(findPowerShell('/bin/sh', here), undefined)
    assert.equal(findPowerShell('pwsh', here), undefined)
  })

  it('falls back to Windows PowerShell on Windows alone', () => {
    const five = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'
    const env = { Path: 'C:\\Windows', SystemRoot: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' }
    assert.deepEqual(findPowerShell(undefined, machine('win32', env, five)), { path: five, folder: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0', name: 'powershell' })
    const seven = 'C:\\Program Files\\PowerShell\\7\\pwsh.exe'
    assert.equal(findPowerShell(undefined, machine('win32', env, five, seven))?.name, 'pwsh')
    assert.equal(findPowerShell(undefined, machine('linux', env, five)), undefined)
  })
})
