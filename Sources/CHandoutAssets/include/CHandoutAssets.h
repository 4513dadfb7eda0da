#pragma once

/// The files in `Assets`, each a text in UTF-8 that ends with a zero byte.

/// The page's own style sheets, one after the other.
extern const unsigned char *const handout_style_sheet;
/// The page's scripts, one after the other.
extern const unsigned char *const handout_script;

extern const unsigned char *const handout_page_template;
extern const unsigned char *const handout_chapter_template;
extern const unsigned char *const handout_index_template;
extern const unsigned char *const handout_book_template;
extern const unsigned char *const handout_results_template;
