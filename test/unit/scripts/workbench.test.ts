import assert from 'node:assert/strict'
import { hostPath, workbenchUrl } from '../../../scripts/vscode/workbench.ts'

describe('workbenchUrl', () => {
  const origin = 'http://127.0.0.1:4000'

  it('opens an empty window without a folder', () => {
    assert.equal(workbenchUrl({ origin }), `${origin}/?ew=true`)
  })

  it('carries folder and payload through unharmed', () => {
    const payload = [['extensionTestsPath', hostPath(origin, '/a b/suite.mjs')]] as const
    const url = new URL(workbenchUrl({ origin, folder: '/a b & c', payload }))
    assert.equal(url.searchParams.get('folder'), '/a b & c')
    assert.deepEqual(JSON.parse(url.searchParams.get('payload') ?? ''), [['extensionTestsPath', 'vscode-remote://127.0.0.1:4000/a b/suite.mjs']])
  })
})
