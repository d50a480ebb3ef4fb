import { answerFollowUp } from '../../issues/answer-follow-up.ts';
import { eachIssue } from './each-issue.ts';

export const answerFollowUpEffect = eachIssue<'answer_follow_up'>(answerFollowUp);
