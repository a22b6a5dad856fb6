import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { judgeAddress } from '@haojiao/infrastructure/http';
import type { WebhookEvent } from './domain/event-types';
import { PATH_PLACEHOLDER, fitsShape } from './domain/purge-shapes';
import type { PurgeShapeName } from './domain/purge-shapes';
import type { WebhookKind } from './persistence/webhook.entity';

/** @throws AppError `invalid_input` with `events_required`, `events_unfit`, `purge_required`, `purge_unfit` */
export function requirePurge(kind: WebhookKind, told: { purge?: object; events?: WebhookEvent[] }): void {
  const faults: Fault[] = [];
  if (kind === 'purge' && told.events) {
    faults.push(
      fault(
        'events',
        'events_unfit',
        '缓存刷新会收到所有影响读者所见的变化，不能另选事件；请去掉 events。',
        'A purge is told all that changes what readers see; leave events out.',
      ),
    );
  }
  if (kind === 'events' && !told.events?.length) {
    faults.push(fault('events', 'events_required', '请至少选择一种事件。', 'Choose at least one event.'));
  }
  if (kind === 'purge' && !told.purge) {
    faults.push(
      fault('purge', 'purge_required', '缓存刷新须说明 purge.shape。', 'A purge needs purge.shape.'),
    );
  }
  if (kind === 'events' && told.purge) {
    faults.push(
      fault('purge', 'purge_unfit', '只有 kind 为 purge 时才填写 purge。', 'Only kind purge takes purge.'),
    );
  }
  if (faults.length > 0) throw invalidInput(faults);
}

/** @throws AppError `invalid_input` with `url_unfit`, `address_refused` */
export function requireAddress(
  kind: WebhookKind,
  url: string,
  shape: PurgeShapeName | null,
  trustedOrigins: readonly string[],
): void {
  if (kind === 'purge' && shape !== null && !fitsShape(shape, url)) {
    throw invalidInput([
      fault(
        'url',
        'url_unfit',
        '逐条刷新（purge_each）的地址须以 {path} 结尾，如 https://cache.example{path}；其他形式的地址不含花括号。',
        'For purge_each the address ends with {path}, as https://cache.example{path}; for all others it has no braces.',
      ),
    ]);
  }
  try {
    judgeAddress(url.replace(PATH_PLACEHOLDER, '/'), trustedOrigins);
  } catch {
    throw invalidInput([
      fault(
        'url',
        'address_refused',
        '接收地址应为公网 https 地址（443 端口，不含用户名）；内网接收方请由运维加入 HAOJIAO_TRUSTED_ORIGINS。',
        'The address must be https on the public internet, port 443, without user name; receivers inside are named by the operator in HAOJIAO_TRUSTED_ORIGINS.',
      ),
    ]);
  }
}

/**
 * A token goes only to where somebody who knew it sent it: with another origin it is said anew, or dropped (null).
 * @throws AppError `invalid_input` with `header_required`
 */
export function requireHeaderAnew(formerUrl: string, url: string, isHeaderTold: boolean): void {
  if (isHeaderTold || originOf(formerUrl) === originOf(url)) return;
  throw invalidInput([
    fault(
      'purge.header',
      'header_required',
      '接收地址换了主机，原令牌不会发往新主机；请重新填写 purge.header，或设为 null。',
      'The address leads to another host, which the token is not for: say purge.header anew, or null for none.',
    ),
  ]);
}

function originOf(url: string): string {
  return new URL(url.replace(PATH_PLACEHOLDER, '/')).origin;
}
