import assert from 'node:assert/strict'
import { treeRows } from '../../../../src/vscode/tree/tree-model.ts'
import { MOMENT, sampleView } from './sample-view.ts'

describe('treeRows', () => {
  it('shows nothing where there is nothing, so that the welcome stands there', () => {
    assert.deepEqual(treeRows([], [], MOMENT), [])
  })

  it('shows a damaged profile as one that can be deleted', () => {
    const [desk, damaged] = treeRows([sampleView()], ['broken'], MOMENT)
    assert.equal(desk?.content.label, 'Desk')
    assert.deepEqual(damaged?.target, { profileId: 'broken' })
    assert.deepEqual(damaged.content.words, ['damaged'])
  })
})
