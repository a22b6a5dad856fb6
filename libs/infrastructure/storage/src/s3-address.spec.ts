import { parseS3Address } from './s3-address';

describe('the address of an S3 storage', () => {
  it('holds bucket, prefix, server and keys', () => {
    expect(
      parseS3Address(
        's3://media/haojiao/?endpoint=http%3A%2F%2Fstore%3A9000&accessKeyId=me&secretAccessKey=a%2Fb',
      ),
    ).toEqual({
      endpoint: 'http://store:9000',
      basePath: '/media/haojiao',
      region: 'us-east-1',
      accessKeyId: 'me',
      secretAccessKey: 'a/b',
    });
  });

  it('is refused with everything that is missing, at once', () => {
    expect(() => parseS3Address('s3://media?endpoint=http://store:9000')).toThrow(
      'needs accessKeyId, secretAccessKey',
    );
  });
});
