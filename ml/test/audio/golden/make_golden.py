"""Makes the golden vectors in ml/test/fixtures/audio with librosa and libsndfile.

Run with: python ml/test/audio/golden/make_golden.py   (librosa 0.11.0, soxr 1.1.0, soundfile 0.14.0, numpy 2.4.6)

The signals are made from whole numbers and exactly rounded arithmetic, as ml/test/audio/golden/signal.ts makes them, so
that no audio has to be committed; golden.json holds their SHA-256.
"""

import base64
import hashlib
import io
import json
import math
import pathlib

import librosa
import numpy as np
import soundfile
import soxr

OUT = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "audio"

# name, rate, samples, seed, offset s, duration s, n_fft, hop, mels, fmin, fmax
CASES = [
    ("tutorial", 22050, 88200, 1, 0.5, 3, 2048, 512, 128, 0, None),
    ("small-frames", 22050, 2000, 2, 0, None, 256, 64, 20, 0, None),
    ("band-limited", 22050, 22050, 3, 0.1, 0.7, 1024, 200, 40, 80, 7600),
    ("from-8000", 8000, 8000, 4, 0, None, 2048, 512, 128, 0, None),
    ("from-11025", 11025, 11025, 5, 0, None, 2048, 512, 128, 0, None),
    ("from-16000", 16000, 16000, 6, 0.2, 0.7, 2048, 512, 128, 0, None),
    ("from-22051", 22051, 22051, 7, 0, None, 2048, 512, 128, 0, None),
    ("from-24414", 24414, 24414, 8, 0.2, None, 2048, 512, 128, 0, None),
    ("cut-24414", 24414, 24414, 14, 0.125, None, 2048, 512, 128, 0, None),
    ("cut-48000", 48000, 48000, 15, 0.125, None, 2048, 512, 128, 0, None),
    ("from-32000", 32000, 32000, 9, 0, None, 2048, 512, 128, 0, None),
    ("from-44100", 44100, 44100, 10, 0, None, 2048, 512, 128, 0, None),
    ("from-48000", 48000, 48000, 11, 0.1, 0.8, 2048, 512, 128, 0, None),
    ("from-96000", 96000, 96000, 12, 0, None, 2048, 512, 128, 0, None),
    ("from-192000", 192000, 96000, 13, 0, None, 2048, 512, 128, 0, None),
]

# Rates from which an impulse at time 0 is resampled, to see how soxr starts.
IMPULSE_RATES = [8000, 11025, 16000, 24414, 44100, 48000]

WAV = ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"]
AIFF = ["PCM_S8", "PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"]
FORMATS = (
    [("WAV", s, "FILE") for s in WAV]
    + [("WAVEX", s, "FILE") for s in WAV]
    + [("RF64", s, "FILE") for s in WAV]
    + [("WAV", s, "BIG") for s in WAV]
    + [("AIFF", s, "FILE") for s in AIFF]
    + [("AIFF", "PCM_16", "LITTLE")]
)


def signal(rate, length, seed):
    """A rising saw tooth, a rising square wave, a beating envelope and white noise, as 16-bit integers."""
    noise, saw, square = seed, 0, 0
    pcm = np.empty(length, np.int16)
    for n in range(length):
        noise = (noise * 1664525 + 1013904223) % 2**32
        saw = (saw + math.floor((110 + (60 * n) / length) * 2**32 / rate)) % 2**32
        square = (square + math.floor((500 + (0.45 * rate - 500) * (n / length)) * 2**32 / rate)) % 2**32
        beat = ((4 * n) % length) / length
        envelope = 2 * beat if beat < 0.5 else 2 - 2 * beat
        voice = 0.5 * (saw / 2**31 - 1) + (0.1 if square < 2**31 else -0.1)
        value = envelope * voice + 0.05 * (noise / 2**31 - 1)
        pcm[n] = math.floor(value * 29490 + 0.5)
    return pcm


def spectrogram(pcm, rate, offset, duration, n_fft, hop, mels, fmin, fmax):
    """What librosa.load and the tutorial's notebook make of a file with these samples."""
    file = io.BytesIO()
    soundfile.write(file, pcm, rate, format="WAV", subtype="PCM_16")
    file.seek(0)
    y, sr = librosa.load(file, sr=22050, offset=offset, duration=duration)
    mel = librosa.feature.melspectrogram(
        y=y, sr=sr, n_fft=n_fft, hop_length=hop, n_mels=mels, fmin=fmin, fmax=fmax
    )
    return librosa.power_to_db(mel, ref=np.max).astype("<f4"), len(y)


def impulse_response(rate):
    """The first samples that soxr makes of an impulse in the first sample."""
    impulse = np.zeros(2000)
    impulse[0] = 1
    return soxr.resample(impulse, rate, 22050, quality="soxr_hq")[:8].tolist()


def encoded(container, subtype, endian, channels):
    """A short file as libsndfile writes it, and the mean of its channels as libsndfile reads it."""
    frames = 23
    values = signal(8000, frames * channels, 20 + channels).reshape(frames, channels) / 32768
    file = io.BytesIO()
    soundfile.write(file, values, 8000 + channels, format=container, subtype=subtype, endian=endian)
    data = bytearray(file.getvalue())
    peak = data.find(b"PEAK")
    if peak > 0:  # It holds the time of writing.
        data[peak + 12 : peak + 16] = bytes(4)
    samples, rate = soundfile.read(io.BytesIO(bytes(data)), dtype="float64", always_2d=True)
    return {
        "name": f"{container} {subtype} {endian.lower()} {channels} ch",
        "sampleRate": rate,
        "channels": channels,
        "mono": [sum(row) / channels for row in samples.tolist()],
        "base64": base64.b64encode(data).decode(),
    }


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    cases = []
    for name, rate, length, seed, offset, duration, n_fft, hop, mels, fmin, fmax in CASES:
        pcm = signal(rate, length, seed)
        db, samples = spectrogram(pcm, rate, offset, duration, n_fft, hop, mels, fmin, fmax)
        (OUT / f"{name}.f32").write_bytes(db.tobytes())
        parameters = {"nFft": n_fft, "hopLength": hop, "nMels": mels, "fMin": fmin, "offset": offset}
        parameters |= {"fMax": fmax} if fmax is not None else {}
        parameters |= {"duration": duration} if duration is not None else {}
        cases.append(
            {
                "name": name,
                "rate": rate,
                "length": length,
                "seed": seed,
                "sha256": hashlib.sha256(pcm.astype("<i2").tobytes()).hexdigest(),
                "resampledLength": samples,
                "shape": list(db.shape),
                "parameters": parameters,
            }
        )
    versions = {m.__name__: m.__version__ for m in (librosa, soxr, soundfile, np)}
    impulses = [{"rate": rate, "output": impulse_response(rate)} for rate in IMPULSE_RATES]
    golden = {"versions": versions, "cases": cases, "impulses": impulses}
    (OUT / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
    formats = [encoded(*f, channels) for f in FORMATS for channels in (1, 2, 3)]
    (OUT / "formats.json").write_text(json.dumps(formats, indent=1) + "\n")


if __name__ == "__main__":
    main()
