/** Faults of CarePlan, CareTeam, Goal and Appointment. */
import { concept, faultOf, put, without } from './make.mjs';

export const careFaults = [
  without('CarePlan', 'status'),
  without('CarePlan', 'intent'),
  without('CarePlan', 'category'),
  without('CarePlan', 'subject'),
  without('CarePlan', 'text.status'),
  without('CarePlan', 'text.div'),
  put('CarePlan', 'intent outside its value set', 'intent', 'wish'),
  faultOf('CarePlan', 'category without assess-plan', ['category'], (r) => {
    r.category = [concept('http://snomed.info/sct', '734163000')];
  }),
  faultOf('CarePlan', 'activity with both detail and reference (cpl-3)', ['status'], (r) => {
    r.activity = [{ reference: { display: 'diet' }, detail: { status: 'in-progress' } }];
  }),
  faultOf('CarePlan', 'activity without status', ['status'], (r) => {
    r.activity = [{ detail: { description: 'diet' } }];
  }),
  without('CareTeam', 'subject'),
  without('CareTeam', 'participant'),
  without('CareTeam', 'participant.role'),
  without('CareTeam', 'participant.member'),
  put('CareTeam', 'status outside its value set', 'status', 'working'),
  without('Goal', 'lifecycleStatus'),
  without('Goal', 'description'),
  without('Goal', 'subject'),
  put('Goal', 'lifecycle status outside its value set', 'lifecycleStatus', 'in-progress'),
  faultOf('Goal', 'target with a value of nothing measured (gol-1)', ['description'], (r) => {
    r.target = [{ detailString: 'below 7', dueDate: '2024-09-14' }];
  }),
  faultOf('Goal', 'two due[x]', ['description'], (r) => {
    r.target = [{ measure: { text: 'weight' }, dueDate: '2024-09-14', dueDuration: { value: 6, unit: 'mo', system: 'http://unitsofmeasure.org', code: 'mo' } }];
  }),
  faultOf('Goal', 'achievement status with a code that its system does not have', ['description'], (r) => {
    r.achievementStatus = concept('http://terminology.hl7.org/CodeSystem/goal-achievement', 'nearly');
  }),
  without('Appointment', 'status'),
  without('Appointment', 'participant'),
  without('Appointment', 'participant.status'),
  put('Appointment', 'status outside its value set', 'status', 'scheduled'),
  faultOf('Appointment', 'start without end (app-2)', ['start', 'end'], (r) => {
    delete r.end;
  }),
  faultOf('Appointment', 'booked without a time (app-3)', ['start', 'end'], (r) => {
    r.status = 'booked';
    delete r.start;
    delete r.end;
  }),
];
