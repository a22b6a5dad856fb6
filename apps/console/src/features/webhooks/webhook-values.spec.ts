import type { Webhook } from './use-webhooks';
import { bodyOfValues } from './webhook-values';
import type { WebhookValues } from './webhook-values';

const plain = { name: '门户', url: 'https://cache.example/purge', includeDescendants: false };
const seen = { purge: { shape: 'urls', headerName: 'Authorization' } } as Webhook;
const purging = (header: { name?: string; value?: string }): WebhookValues => ({
  ...plain,
  kind: 'purge',
  purge: { shape: 'keys', header },
});

describe('what is sent of a webhook', () => {
  it('names events, or how a cache is asked, never both', () => {
    expect(bodyOfValues({ ...plain, kind: 'events', events: ['content.published'] }, null)).toEqual({
      ...plain,
      events: ['content.published'],
    });
    expect(bodyOfValues({ ...purging({}), events: ['content.published'] }, null)).toEqual({
      ...plain,
      purge: { shape: 'keys', header: null },
    });
  });

  it('leaves a token that is not typed anew', () => {
    expect(bodyOfValues(purging({ name: 'Authorization', value: '' }), seen).purge).toEqual({
      shape: 'keys',
    });
  });

  it('takes the token away with its name', () => {
    expect(bodyOfValues(purging({ name: ' ' }), seen).purge).toEqual({ shape: 'keys', header: null });
  });

  it('takes a new one', () => {
    const header = { name: 'Fastly-Key', value: 'k' };
    expect(bodyOfValues(purging(header), seen).purge).toEqual({ shape: 'keys', header });
  });
});
