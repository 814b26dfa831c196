import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { documentSchema } from '../../../../src/core/profiles/schema.ts'

const FILE = new URL('../../../../schemas/helpdesk-oauth.schema.json', import.meta.url)

/** App-only needs the tenant: the one rule between keys that an editor can show. */
function schemaForEditors(): string {
  const schema = z.toJSONSchema(documentSchema, { target: 'draft-7', io: 'input' })
  const profiles = schema.properties?.['profiles']
  assert.ok(typeof profiles === 'object' && typeof profiles.items === 'object' && !Array.isArray(profiles.items))
  Object.assign(profiles.items, {
    if: { properties: { flow: { const: 'app-only' } }, required: ['flow'] },
    then: { required: ['tenantId'], properties: { connection: { const: 'office365' } } },
  })
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

describe('documentSchema', () => {
  it('is what the JSON schema for editors says (UPDATE=1 writes it anew)', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(FILE, schemaForEditors())
    assert.equal(readFileSync(FILE, 'utf8'), schemaForEditors())
  })

  it('leaves no object open to unknown keys', () => {
    const objects = readFileSync(FILE, 'utf8').match(/"type": "object"/g)?.length
    assert.equal(readFileSync(FILE, 'utf8').match(/"additionalProperties": false/g)?.length, objects)
  })
})
