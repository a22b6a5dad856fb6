import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Allow } from '@haojiao/features/organizations';
import { podcastCategories } from '../domain/podcast-categories';
import { PodcastCategoryListResponse } from './programme.responses';

@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/podcast-categories')
export class PodcastCategoriesController {
  /** Categories of podcasts by the list of the largest directory, with Chinese names. */
  @Get()
  @Allow('programme.read')
  list(): PodcastCategoryListResponse {
    return { items: [...podcastCategories] };
  }
}
