import { trackedChangeChoices } from '../reading/tracked-changes';

/** The form of a file for the API description; the rules are those of `ImportFileRequest`. */
export const importForm = {
  type: 'object',
  required: ['file', 'organizationId'],
  additionalProperties: false,
  properties: {
    file: { type: 'string', format: 'binary' },
    organizationId: { type: 'string', format: 'uuid' },
    sourceUrl: { type: 'string', format: 'uri', maxLength: 2_000 },
    trackedChanges: { type: 'string', enum: [...trackedChangeChoices] },
  },
};
