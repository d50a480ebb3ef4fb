/** The kind of the task of a request about data; its subject is the id of the request. */
export const DATA_TASK = 'data';

/** Read by moderators; what was asked stands in the conversation. */
export const dataTaskNotes = {
  correct: 'Người dân đề nghị sửa dữ liệu của mình',
  other: 'Người dân có yêu cầu về dữ liệu của mình',
} as const;
