import { ImportOriginals } from '@haojiao/features/imports';
import { Database } from '@haojiao/infrastructure/database';
import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import { KeepMessage } from './keep-message';

const source = Buffer.from('From: zhang@mill.example\r\nSubject: report\r\n\r\nWords.\r\n');

describe('messages that are kept', () => {
  let api: TestApi;
  let mailbox: SubmissionMailboxEntity;

  beforeAll(async () => {
    api = await startTestApi();
    const unit = await api.aUnit();
    await api.aUser({ username: 'administrator', roles: ['administrator'], organizationId: unit.id });
    const administrator = await api.as('administrator');
    const { status, body } = await administrator.post('/api/v1/submission-mailboxes', {
      ...{ organizationId: unit.id, name: 'Reports', kind: 'webhook' },
    });
    expect(status).toBe(201);
    mailbox = await api.dataSource.manager.findOneByOrFail(SubmissionMailboxEntity, { id: body.id });
  });
  afterAll(() => api.close());
  afterEach(() => jest.restoreAllMocks());

  const keep = (deliveryId: string, settle?: () => Promise<void>) =>
    api.app
      .get(KeepMessage, { strict: false })
      .keep(mailbox, { number: { deliveryId }, source, bytes: source.length, obstacle: null }, settle);
  const objectOf = async (deliveryId: string): Promise<string | undefined> => {
    const [row] = await api.dataSource.query(
      'SELECT source_object AS name FROM intake_messages WHERE delivery_id = $1',
      [deliveryId],
    );
    return row?.name;
  };

  it('keep their bytes where the connection broke after the database had kept them', async () => {
    const database = api.app.get(Database, { strict: false });
    const transaction = database.transaction.bind(database);
    jest.spyOn(database, 'transaction').mockImplementationOnce(async (work) => {
      await transaction(work);
      throw new Error('Connection terminated unexpectedly');
    });
    await expect(keep('cut')).rejects.toThrow('Connection terminated');
    const originals = api.app.get(ImportOriginals, { strict: false });
    expect(await originals.read((await objectOf('cut'))!)).toEqual(source);
    expect(await keep('cut')).toBe(false);
  });

  it('leave nothing behind where they were not kept', async () => {
    const originals = api.app.get(ImportOriginals, { strict: false });
    const removed = jest.spyOn(originals, 'remove');
    const settle = () => Promise.reject(new Error('the lease is lost'));
    await expect(keep('lost', settle)).rejects.toThrow('the lease is lost');
    expect([await objectOf('lost'), removed.mock.calls.length]).toEqual([undefined, 1]);
  });
});
