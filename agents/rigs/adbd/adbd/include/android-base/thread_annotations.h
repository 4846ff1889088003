#pragma once
#include_next <android-base/thread_annotations.h>
// clang's annotations stand where g++ takes none.
#undef THREAD_ANNOTATION_ATTRIBUTE__
#define THREAD_ANNOTATION_ATTRIBUTE__(x)
