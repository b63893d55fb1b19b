// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

#include <QByteArray>
#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"

struct evp_md_ctx_st;

namespace nightjar {

/// SHA-256 (FIPS 180-4) fed piece by piece. OpenSSL, because Qt 6.4's own runs at a tenth of the speed.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;
    void add(QByteArrayView bytes);
    /// Another object that has been fed the same bytes.
    Sha256 copy() const;
    /// The digest of what was added so far; more may follow.
    QByteArray soFar() const;
    /// The 32 bytes of the digest; the object is spent afterwards.
    QByteArray finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

QByteArray sha256(QByteArrayView bytes); ///< 32 bytes
QString sha256Hex(QByteArrayView bytes); ///< 64 lower-case hex digits
/// SHA-256 of a file's bytes as lower-case hex; an error names the file.
Result<QString> sha256OfFile(const QString &path, const OnProgress &onProgress = {});

} // namespace nightjar
