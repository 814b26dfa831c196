import type { Fault, FaultLabel } from './fault.ts'
import { setting } from './setting.ts'

/** Those that a fault stands for */
const numbers = new Set<number>()

/**
 * A fault whose cause is a client that errs, which no state can make: Entra answers with the number that such a client would
 * get. It answers with one number at a time, so switching one of these on switches another off.
 */
export const byNumber = ({ id, step, label, sentence, number }: FaultLabel & { readonly number: number }): Fault => {
  numbers.add(number)
  return setting<number | null>({
    id, step, label, sentence,
    read: ({ service }) => service.entra.answerWithNumber,
    write: (answerWithNumber) => ({ service: { entra: { answerWithNumber } } }),
    broken: number,
    right: null,
  })
}

/** Whether a fault stands for this number. */
export const hasFault = (number: number): boolean => numbers.has(number)
