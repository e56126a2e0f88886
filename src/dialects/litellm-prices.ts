import { ParseError } from '../errors.ts'
import { defineDialect, type Payload } from '../source.ts'
import { isObject, readJson } from './_json.ts'
import { modelListDrafts } from './_model-list.ts'

/** LiteLLM's price map, an object by model name, read as a list of models: gateways believe what stands here. */
export default defineDialect({
  describe: "LiteLLM's map of model prices and deprecation dates",
  accept: 'application/json',
  compares: true,
  parse(payload, options, previous) {
    return modelListDrafts(asList(payload), options, previous === null ? null : asList(previous), {
      ignore: [],
      byVendor: false,
    })
  },
})

function asList(payload: Payload): Payload {
  const map = readJson(payload)
  if (!isObject(map) || Array.isArray(map.data)) throw new ParseError('not a map of models by name')
  const data = Object.entries(map)
    .filter(([id, model]) => id !== 'sample_spec' && isObject(model))
    .map(([id, model]) => ({ ...(model as object), id }))
  if (data.length === 0) throw new ParseError('the map holds no models')
  return { ...payload, contentType: 'application/json', body: new TextEncoder().encode(JSON.stringify({ data })) }
}
