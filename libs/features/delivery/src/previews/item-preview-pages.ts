import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { renderItemPage } from '../pages/item-page';
import { DeliveryReader } from '../persistence/delivery-reader';
import { SiteUnitMaker } from '../site-unit-maker';
import { OpenPreviews } from './open-previews';
import type { PreviewCaller } from './open-previews';
import { noPreview } from './preview-token';

/** What is not published as its page, for people without a front end of their own; it says so, and counts nobody. */
@Injectable()
export class ItemPreviewPages {
  constructor(
    private readonly previews: OpenPreviews,
    private readonly reader: DeliveryReader,
    private readonly units: SiteUnitMaker,
    private readonly settings: Settings,
  ) {}

  /** @throws AppError `preview_not_found` */
  async page(token: string, caller: PreviewCaller): Promise<Buffer> {
    const document = await this.previews.document(token, caller);
    const row = await this.reader.unit(document.organization.id);
    if (!row) throw noPreview();
    const unit = await this.units.make(row);
    return renderItemPage({ document, unit, publicUrl: this.settings.publicUrl, isPreview: true });
  }
}
