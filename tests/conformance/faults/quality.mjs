/** Faults of MeasureReport. */
import { faultOf, put, without } from './make.mjs';

export const qualityFaults = [
  without('MeasureReport', 'status'),
  without('MeasureReport', 'type'),
  without('MeasureReport', 'measure'),
  without('MeasureReport', 'period'),
  put('MeasureReport', 'status outside its value set', 'status', 'final'),
  put('MeasureReport', 'type outside its value set', 'type', 'patient'),
  put('MeasureReport', 'measure that is no absolute URI', 'measure', 'a1c control'),
  put('MeasureReport', 'date that does not exist', 'date', '2025-02-30'),
  put('MeasureReport', 'subject of a wrong type', 'subject.reference', 'Medication/1'),
  put('MeasureReport', 'count as text', 'group.population.count', '1'),
  put('MeasureReport', 'count with a fraction', 'group.population.count', 0.5),
  put('MeasureReport', 'score as a number', 'group.measureScore', 1),
  put('MeasureReport', 'value of the score as text', 'group.measureScore.value', '1'),
  faultOf('MeasureReport', 'period that ends before it begins (per-1)', ['period'], (r) => {
    r.period = { start: '2025-06-30', end: '2025-06-29' };
  }),
  faultOf('MeasureReport', 'group in a report for data collection (mrp-1)', ['group'], (r) => {
    r.type = 'data-collection';
  }),
];
