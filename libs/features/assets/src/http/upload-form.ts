/** The form of an upload for the API description; the rules are those of `UploadAssetRequest`. */
export const uploadForm = {
  type: 'object',
  required: ['file', 'organizationId'],
  additionalProperties: false,
  properties: {
    file: { type: 'string', format: 'binary' },
    organizationId: { type: 'string', format: 'uuid' },
    altText: { type: 'string', maxLength: 500 },
    credit: { type: 'string', maxLength: 200 },
    folderId: { type: 'string', format: 'uuid' },
  },
};
