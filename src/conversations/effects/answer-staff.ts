import { answerStaff } from '../../issues/answer-staff.ts';
import { eachIssue } from './each-issue.ts';

export const answerStaffEffect = eachIssue<'answer_staff'>(answerStaff);
