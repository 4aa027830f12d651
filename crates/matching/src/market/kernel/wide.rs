//! The same as [`super::blocks`] on wide registers: bit for bit, only faster.
//!
//! The only unsafe code of this program. Each use says why it is sound.

#![expect(unsafe_code, reason = "vector instructions, chosen when running")]

use super::blocks::Row;
use super::{BLOCK, Kernel};

/// What the processor at hand can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// Nothing is known of it.
    Plain,
    /// 16 mentors at once.
    Avx2,
    /// 32 mentors at once.
    Avx512,
}

impl Width {
    pub(super) fn here() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
            {
                return Self::Avx512;
            }
            if is_x86_feature_detected!("avx2") {
                return Self::Avx2;
            }
        }
        Self::Plain
    }
}

impl Row {
    pub(super) fn bound(&mut self, kernel: &Kernel, lowest: &[i16]) {
        match kernel.width {
            // SAFETY: `width` says that the processor has these instructions.
            #[cfg(target_arch = "x86_64")]
            Width::Avx512 => unsafe { x86::bound_512(self, kernel, lowest) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Width::Avx2 => unsafe { x86::bound_256(self, kernel, lowest) },
            _ => self.bound_plainly(kernel, lowest),
        }
    }

    /// Which of 32 blocks from `first` on have a bound above `lower`, up to `upper`.
    pub(super) fn between(&self, kernel: &Kernel, first: usize, lower: i16, upper: i16) -> u32 {
        match kernel.width {
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Width::Avx512 if first + 32 <= self.bounds.len() => unsafe {
                x86::between_512(self, first, lower, upper)
            },
            _ => self.between_plainly(first, lower, upper),
        }
    }

    pub(super) fn open(
        &mut self,
        kernel: &Kernel,
        block: usize,
        prices: &[i16],
        least: i16,
    ) -> u64 {
        match kernel.width {
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Width::Avx512 => unsafe { x86::open_512(self, kernel, block, prices, least) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Width::Avx2 => unsafe { x86::open_256(self, kernel, block, prices, least) },
            _ => self.open_plainly(kernel, block, prices, least),
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::super::NO;
    use super::{BLOCK, Kernel, Row};

    #[target_feature(enable = "avx512f,avx512bw,avx512vl")]
    pub(super) fn bound_512(row: &mut Row, kernel: &Kernel, lowest: &[i16]) {
        row.bound_plainly(kernel, lowest);
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn bound_256(row: &mut Row, kernel: &Kernel, lowest: &[i16]) {
        row.bound_plainly(kernel, lowest);
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    pub(super) fn between_512(row: &Row, first: usize, lower: i16, upper: i16) -> u32 {
        let bounds = load(&row.bounds[first..]);
        _mm512_cmpgt_epi16_mask(bounds, _mm512_set1_epi16(lower))
            & _mm512_cmple_epi16_mask(bounds, _mm512_set1_epi16(upper))
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn open_256(
        row: &mut Row,
        kernel: &Kernel,
        block: usize,
        prices: &[i16],
        least: i16,
    ) -> u64 {
        row.open_plainly(kernel, block, prices, least)
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vl")]
    pub(super) fn open_512(
        row: &mut Row,
        kernel: &Kernel,
        block: usize,
        prices: &[i16],
        least: i16,
    ) -> u64 {
        let mut scores = [_mm512_setzero_si512(); 2];
        for group in &kernel.groups {
            let table = &group.tables[usize::from(group.class[row.mentee])];
            let table = [load(&table[..32]), load(&table[32..])];
            let codes = &group.codes[block * BLOCK..][..BLOCK];
            for (half, score) in scores.iter_mut().enumerate() {
                let codes = load_bytes(&codes[half * 32..]);
                let points = _mm512_permutex2var_epi16(table[0], codes, table[1]);
                *score = _mm512_adds_epi16(*score, points);
            }
        }
        for counts in &kernel.counts {
            let table = load(&counts.tables[usize::from(counts.table[row.mentee])]);
            let mut counted = [_mm512_setzero_si512(); 2];
            let one = _mm512_set1_epi16(1);
            for &value in &counts.wanted[row.mentee] {
                let bits = counts.values[usize::from(value)].bits[block];
                for (half, counted) in counted.iter_mut().enumerate() {
                    let bits = (bits >> (half * 32)) as u32;
                    *counted = _mm512_mask_add_epi16(*counted, bits, *counted, one);
                }
            }
            for (score, counted) in scores.iter_mut().zip(counted) {
                let points = _mm512_permutexvar_epi16(counted, table);
                *score = _mm512_adds_epi16(*score, points);
            }
        }
        let mut open = kernel.present(block);
        for unlike in &kernel.unlike {
            let own = _mm512_set1_epi16(unlike.own[row.mentee] as i16);
            let codes = &unlike.codes[block * BLOCK..][..BLOCK];
            for half in 0..2 {
                let alike = _mm512_cmpeq_epi16_mask(load_codes(&codes[half * 32..]), own);
                open &= !(u64::from(alike) << (half * 32));
            }
        }
        let least = _mm512_set1_epi16(least);
        let refused = _mm512_set1_epi16(NO / 2);
        for (half, &score) in scores.iter().enumerate() {
            let worth = _mm512_subs_epi16(score, load(&prices[half * 32..]));
            let more = _mm512_cmpgt_epi16_mask(worth, least);
            let more = more & _mm512_cmpgt_epi16_mask(score, refused);
            open &= !(u64::from(!more) << (half * 32));
        }
        if open != 0 {
            store(&mut row.scores.0[..32], scores[0]);
            store(&mut row.scores.0[32..], scores[1]);
        }
        open
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    fn load(numbers: &[i16]) -> __m512i {
        let numbers = &numbers[..32];
        // SAFETY: 64 bytes are there, and the load needs no alignment.
        unsafe { _mm512_loadu_si512(numbers.as_ptr().cast()) }
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    fn load_codes(codes: &[u16]) -> __m512i {
        let codes = &codes[..32];
        // SAFETY: 64 bytes are there, and the load needs no alignment.
        unsafe { _mm512_loadu_si512(codes.as_ptr().cast()) }
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    fn load_bytes(codes: &[u8]) -> __m512i {
        let codes = &codes[..32];
        // SAFETY: 32 bytes are there, and the load needs no alignment.
        let codes = unsafe { _mm256_loadu_si256(codes.as_ptr().cast()) };
        _mm512_cvtepu8_epi16(codes)
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    fn store(to: &mut [i16], numbers: __m512i) {
        let to = &mut to[..32];
        // SAFETY: 64 bytes are there to be written, and the store needs no alignment.
        unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), numbers) }
    }
}
