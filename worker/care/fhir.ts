/**
 * A notebook as a FHIR R4 collection bundle of Observations, coded with LOINC and UCUM (health data exchange of
 * design §6). The subject is the person who exports it; no identifier of theirs is put in.
 */
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../notebook/entry.ts'
import { entryId } from '../shared/ids.ts'
import { type Instant, toIso } from '../shared/time.ts'

const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

export function bundleOf(entries: Entry[], now: Instant) {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: toIso(now),
    entry: entries.map((entry) => ({ fullUrl: `urn:techo:entry:${entryId(entry)}`, resource: observationOf(entry) })),
  }
}

export function observationOf(entry: Entry) {
  const fhir = kindOf(entry.kind).fhir(entry.value)
  return {
    resourceType: 'Observation',
    id: entryId(entry),
    status: 'final',
    category: [{ coding: [{ system: CATEGORY, code: categoryOf(entry) }] }],
    code: { ...(fhir.loinc ? { coding: [coding(fhir.loinc, fhir.display)] } : {}), text: fhir.display },
    subject: { display: 'self' },
    ...effective(entry),
    ...(fhir.quantity ? { valueQuantity: quantity(fhir.quantity.value, fhir.quantity.ucum) } : {}),
    ...(fhir.text !== undefined && !fhir.quantity ? { valueString: fhir.text } : {}),
    ...(fhir.components
      ? {
          component: fhir.components.map((part) => ({
            code: { coding: [coding(part.loinc, part.display)] },
            valueQuantity: quantity(part.value, part.ucum),
          })),
        }
      : {}),
  }
}

const VITAL_SIGNS = new Set(['blood_pressure', 'heart_rate', 'weight', 'temperature', 'spo2'])
const LABORATORY = new Set(['glucose', 'hba1c'])

const categoryOf = ({ kind }: Entry): string =>
  VITAL_SIGNS.has(kind) ? 'vital-signs' : LABORATORY.has(kind) ? 'laboratory' : 'social-history'

const coding = (code: string, display: string) => ({ system: LOINC, code, display })
const quantity = (value: number, code: string) => ({ value, unit: code, system: UCUM, code })

/** A day told without a time is a FHIR date, not an invented noon. */
function effective(entry: Entry) {
  if (entry.until !== undefined) return { effectivePeriod: { start: toIso(entry.at), end: toIso(entry.until) } }
  return { effectiveDateTime: entry.atPrecision === 'day' ? entry.day : toIso(entry.at) }
}
