/** The form as `/openapi.json` shows it. */
export const replacementForm = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary' },
    altText: { type: 'string', maxLength: 500 },
    rights: { type: 'string', enum: ['keep', 'none'] },
  },
};
