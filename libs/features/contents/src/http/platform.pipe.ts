import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';

/** The form of a platform's name. Which platforms there are is known further right: a variant may come before its channel. */
@Injectable()
export class PlatformPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[a-z][a-z_]{1,29}$/.test(value)) return value;
    throw invalidInput([
      fault(
        'platform',
        'matches',
        '平台名应为 2–30 个小写字母或下划线，如 wechat。',
        'A platform’s name is 2–30 lower-case letters or underscores, e.g. wechat.',
      ),
    ]);
  }
}
