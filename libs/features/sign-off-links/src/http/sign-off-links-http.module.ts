import { Module } from '@nestjs/common';
import { SignOffLinksModule } from '../sign-off-links.module';
import { SignOffLinksController } from './sign-off-links.controller';
import { SignOffPageController } from './sign-off-page.controller';

@Module({ imports: [SignOffLinksModule], controllers: [SignOffLinksController, SignOffPageController] })
export class SignOffLinksHttpModule {}
