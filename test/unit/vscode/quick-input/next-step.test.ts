import assert from 'node:assert/strict'
import { nextStep } from '../../../../src/vscode/quick-input/next-step.ts'

describe('nextStep', () => {
  it('goes both ways over steps that do not apply, and ends at the ends', () => {
    const step = (key: string, applies?: (answers: Readonly<Record<string, string | undefined>>) => boolean) =>
      ({ key, question: () => ({ kind: 'text' as const, prompt: '', fault: () => undefined }), ...(applies ? { applies } : {}) })
    const steps = [step('one'), step('two', ({ one }) => one === 'yes'), step('three')]
    assert.equal(nextStep(steps, -1, 1, {}), 0)
    assert.equal(nextStep(steps, 0, 1, {}), 2)
    assert.equal(nextStep(steps, 0, 1, { one: 'yes' }), 1)
    assert.equal(nextStep(steps, 2, -1, {}), 0)
    assert.equal(nextStep(steps, 2, 1, {}), undefined)
    assert.equal(nextStep(steps, 0, -1, {}), undefined)
  })
})
